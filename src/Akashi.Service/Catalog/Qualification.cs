using System.Text.RegularExpressions;

namespace Akashi.Service.Catalog;

/// <summary>資格管理団体: keeps registers and decides on applications.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name in Japanese.</param>
/// <param name="EnglishName">Name in English.</param>
public sealed record QualificationBody(string Id, string Name, string EnglishName);

/// <summary>Format of registration numbers.</summary>
/// <param name="Pattern">Matches the search form of a number.</param>
/// <param name="Example">A number to show as an example.</param>
/// <param name="Confirmed">False if the pattern is a guess: then it warns and never refuses.</param>
public sealed record NumberFormat(Regex Pattern, string Example, bool Confirmed);

/// <summary>A national qualification.</summary>
/// <param name="Id">Stable id, such as certified-care-worker.</param>
/// <param name="Name">Name in Japanese.</param>
/// <param name="Kana">Reading in hiragana.</param>
/// <param name="EnglishName">Name in English.</param>
/// <param name="Ministry">Ministry in charge.</param>
/// <param name="Body">Body that keeps the register.</param>
/// <param name="Law">Legal basis.</param>
/// <param name="RegisterName">Name of the register.</param>
/// <param name="CertificateName">Name of the paper certificate.</param>
/// <param name="Number">Format of its registration numbers.</param>
public sealed record Qualification(
    string Id, string Name, string Kana, string EnglishName, string Ministry, QualificationBody Body, string Law, string RegisterName,
    string CertificateName, NumberFormat Number)
{
    /// <summary>What a holder is called: by default the qualification's name, unless the catalog says otherwise (教員免許状: 教員免許状の所持者).</summary>
    public string HolderName { get; init; } = Name;
}
