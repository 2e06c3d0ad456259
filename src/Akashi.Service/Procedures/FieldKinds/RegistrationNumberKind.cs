using Akashi.Service.Catalog;
using Akashi.Service.Platform;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A registration number in the qualification's format; a format that is only a guess warns and never refuses.</summary>
internal sealed class RegistrationNumberKind : FieldKind
{
    /// <summary>The number does not fit the qualification's format.</summary>
    public static readonly FieldFault NumberForm = new(nameof(NumberForm));

    public override string Code => "registration-number";

    public override bool CanRepeat => false;

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.Number];

    protected override FieldAnswer Read(string text, FieldContext context)
    {
        var (number, search) = (RegistrationNumber.Normalise(text), RegistrationNumber.SearchForm(text));
        if (search.Length == 0) return FieldAnswer.Refused(NumberForm);
        // The search form may be longer than what was typed: ㍿ becomes four characters.
        if (!CodeRoom.Number.Holds(search)) return FieldAnswer.Refused(FieldFault.TooLong);
        if (context.Numbers.Pattern.IsMatch(search)) return new FieldAnswer(number);
        return context.Numbers.Confirmed ? FieldAnswer.Refused(NumberForm) : new FieldAnswer(number, Warning: NumberForm);
    }
}
