namespace Akashi.Browser.Tests;

/// <summary>Settings of a person's browser: width of its window in CSS pixels, whether scripts run, and the language that it asks for, "ja" or "en".</summary>
public sealed record Setting(int Width, bool Script, string Language = "ja")
{
    /// <summary>A phone with its usual settings.</summary>
    public static readonly Setting Phone = new(360, true);

    /// <summary>Each pair of two settings occurs: phone and desk with and without scripts, each of them in both languages, and each language with both.</summary>
    public static TheoryData<Setting> Pairwise => [Phone, new Setting(360, false, "en"), new Setting(1280, true, "en"), new Setting(1280, false, "ja")];

    /// <summary>A phone whose browser asks for English.</summary>
    public static readonly Setting EnglishPhone = new(360, true, "en");

    /// <summary>A desk with its usual settings.</summary>
    public static readonly Setting Desk = new(1280, true);

    /// <summary>A desk whose browser asks for English.</summary>
    public static readonly Setting EnglishDesk = new(1280, true, "en");

    /// <summary>Those of them with scripts, for what needs scripts.</summary>
    public static TheoryData<Setting> PairwiseWithScript => [.. Pairwise.Where(s => s.Data.Script)];

    /// <summary>Folder of the pictures, and part of a file's name.</summary>
    public string Name => $"{Width}-{(Script ? "script" : "plain")}-{Language}";

    public override string ToString() => $"{Width} px, script {(Script ? "on" : "off")}, {Language}";
}
