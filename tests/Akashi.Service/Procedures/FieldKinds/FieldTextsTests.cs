using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>Each kind's .resx file has a text for every fault that the kind finds, and no others.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class FieldTextsTests
{
    public static TheoryData<Type, Type> Kinds =>
        new([(typeof(FieldKind), typeof(FieldFault)), .. KnownFieldKinds.Own.Select(k => (k.GetType(), k.GetType()))]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_words_beside_a_kind_are_those_of_its_faults(Type kind, Type holder) => Assert.Equal(FaultsOf(holder).Order(), KeysOf(kind).Order());

    private static IEnumerable<string> FaultsOf(Type holder) =>
        holder.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(f => f.FieldType == typeof(FieldFault))
            .Select(f => ((FieldFault)f.GetValue(null)!).Code);

    private static IEnumerable<string> KeysOf(Type kind)
    {
        if (!kind.Assembly.GetManifestResourceNames().Contains(kind.FullName + ".resources")) return [];
        using var set = new ResourceManager(kind).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!;
        return [.. set.Cast<DictionaryEntry>().Select(e => (string)e.Key)];
    }
}
