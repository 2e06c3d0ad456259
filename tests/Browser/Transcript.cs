using Akashi.Launcher.Stack;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>
/// What a screen reader says of the ten most used pages: artifacts/transcripts/ROW-LANGUAGE.txt, a line a phrase. Reviewed copies are in docs/transcripts/.
/// </summary>
internal static class Transcript
{
    private static readonly Lazy<string> Reader = new(() => File.ReadAllText(Path.Combine(WalkRecord.Folder, "screen-reader.js")));
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(WalkRecord.Folder, "transcripts")).FullName;

    /// <summary>The rows, and the heading of each as its texts file has it in Japanese.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = new Dictionary<string, string>
    {
        ["0.1"] = "国家資格の申請と証明を、オンラインで",
        ["1.3.1"] = "{0} さん",
        ["1.4.2"] = "どの国家資格を登録しますか",
        ["1.5.9"] = "登録の情報を入力し、書類を添付してください",
        ["1.5.10"] = "入力した内容を確認してください",
        ["1.6.1"] = "申請を受け付けました（審査待ち）",
        ["1.7.1"] = "申請の一覧",
        ["3.6.1"] = "デジタル資格者証ができました",
        ["4.3.1"] = "有効です",
        ["6.3"] = "申請の審査（{0}）",
    };

    /// <summary>Path of the reviewed copy.</summary>
    public static string Reviewed(string id, string language) => Path.Combine(BuiltPrograms.Root, "docs", "transcripts", $"{id}-{language}.txt");

    /// <summary>Whether the page is read in a walk with these settings: on a phone in Japanese, at a desk in English.</summary>
    public static bool IsOf(string id, Setting setting) =>
        Pages.ContainsKey(id) && setting is { Script: true } and ({ Width: 360, Language: "ja" } or { Width: 1280, Language: "en" });

    /// <summary>Reads the current page to its end. Of a page that is shown again, the last reading stays: by then it has something to say.</summary>
    public static async Task WriteAsync(IPage page, string id, string language) =>
        await File.WriteAllLinesAsync(Path.Combine(Folder, $"{id}-{language}.txt"), await page.EvaluateAsync<string[]>(Reader.Value + "\nreadAloud()"));
}
