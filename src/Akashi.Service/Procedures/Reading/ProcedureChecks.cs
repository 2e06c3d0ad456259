using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Mistakes that only the whole procedure shows.</summary>
internal static class ProcedureChecks
{
    public static void Run(YamlMap map, Procedure procedure)
    {
        CheckBindings(map, procedure);
        if (procedure is { IsAboutEntry: true, MayOmit: not null })
            map.Fault("may-omit", "what may be left out of a credential is said by the procedure that enters or links");
        if (procedure.Amends && procedure.Fields.Any(f => f.Binds is RegisterFact.Number or RegisterFact.RegisteredOn))
            map.Fault("fields", "number and date of a registration are never amended");
        if (procedure is { IsAboutEntry: true, Amends: false } && procedure.Fields.Any(f => f.Binds is not null))
            map.Fault("fields", "a procedure that reissues or deletes changes no facts, so that no field binds one");
        if (procedure.EffectFor(Standing.Registered) == RegisterEffect.Link && !procedure.Fields.Any(IsAskedToLink))
            map.Fault("fields", "to link an entry, its number must be asked: a required field that binds \"number\"");
    }

    private static bool IsAskedToLink(Field field) =>
        field is { Binds: RegisterFact.Number, Required: true } && (field.When == Condition.Always || field.When == Condition.Registered);

    private static void CheckBindings(YamlMap map, Procedure procedure)
    {
        foreach (var fact in FieldFile.Bindable)
        {
            var binding = procedure.Fields.Where(f => f.Binds == fact).ToList();
            var together = from first in binding
                           from second in binding.SkipWhile(f => f != first).Skip(1)
                           where !first.When.Excludes(second.When)
                           select first;
            if (together.Any()) map.Fault("fields", $"two fields that are asked together bind \"{YamlMap.Kebab(fact)}\"");
        }
    }
}
