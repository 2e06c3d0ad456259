using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Tests.Given;

/// <summary>The kinds of fields by their codes.</summary>
internal static class Kinds
{
    private static readonly KnownFieldKinds All = new(KnownFieldKinds.Own);

    public static readonly FieldKind Text = Of("text");
    public static readonly FieldKind Kana = Of("kana");
    public static readonly FieldKind RegistrationNumber = Of("registration-number");
    public static readonly FieldKind Date = Of("date");
    public static readonly FieldKind Phone = Of("phone");
    public static readonly FieldKind Email = Of("email");
    public static readonly FieldKind Domicile = Of("domicile");

    public static IEnumerable<FieldKind> Lines => KnownFieldKinds.Own.Where(k => k.Parts.Count == 1 && k.TypedParts.Count == 1);

    public static FieldKind Of(string code) => All.TryFind(code, out var kind) ? kind : throw new ArgumentException($"There is no kind {code}.", nameof(code));
}
