using System.Text.RegularExpressions;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Catalog;

/// <summary>資格管理団体: keeps registers and decides on applications.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name.</param>
public sealed record QualificationBody(string Id, Wording Name)
{
    /// <summary>Title of the officer in whose name it issues credentials, such as 厚生労働大臣; null where the catalog names none.</summary>
    public Wording? Officer { get; init; }

    /// <summary>Days that a credential lives at most, 1 to 365; its holder may choose an earlier end.</summary>
    public int LongestDays { get; init; } = OneYear;

    /// <summary>The limit where a body sets none.</summary>
    internal const int OneYear = 365;
}

/// <summary>A ministry in charge of qualifications.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name; the heading under which its qualifications are listed.</param>
public sealed record Ministry(string Id, Wording Name);

/// <summary>Format of registration numbers.</summary>
/// <param name="Pattern">Matches the search form of a number.</param>
/// <param name="Example">A number to show as an example.</param>
/// <param name="Confirmed">False if the pattern is a guess: then it warns and never refuses.</param>
public sealed record NumberFormat(Regex Pattern, string Example, bool Confirmed);

/// <summary>A national qualification.</summary>
/// <param name="Id">Stable id, such as certified-care-worker.</param>
/// <param name="Name">Name; the Japanese one is the statutory name, which stands in credentials.</param>
/// <param name="Kana">Reading of the Japanese name in hiragana.</param>
/// <param name="Ministry">Ministry in charge.</param>
/// <param name="Body">Body that keeps the register.</param>
/// <param name="Law">Legal basis.</param>
/// <param name="RegisterName">Name of the register.</param>
/// <param name="CertificateName">Name of the paper certificate.</param>
/// <param name="Number">Format of its registration numbers.</param>
public sealed record Qualification(
    string Id, Wording Name, string Kana, Ministry Ministry, QualificationBody Body, Wording Law, Wording RegisterName,
    Wording CertificateName, NumberFormat Number)
{
    /// <summary>What a holder is called: by default the qualification's name, unless the catalog says otherwise (教員免許状: 教員免許状の所持者).</summary>
    public Wording HolderName { get; init; } = Name;

    /// <summary>What a credential certifies, in the words of its law; null where those of every credential do (law and register).</summary>
    public Wording? Certifies { get; init; }
}
