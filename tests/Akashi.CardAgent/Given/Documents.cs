using System.Text.Json.Nodes;

namespace Akashi.CardAgent.Tests.Given;

/// <summary>An application as the Service writes it.</summary>
internal static class Documents
{
    public static JsonObject Of(string origin, string tx) => new()
    {
        ["application"] = "0198c0de-0000-7000-8000-000000000001",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["document"] = "licence-copy",
            ["label"] = "免許証の写し",
            ["name"] = "menkyo.pdf",
            ["sha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ["size"] = 1234,
        }),
        ["form"] = "2026-01",
        ["origin"] = origin,
        ["procedure"] = "nurse.link",
        ["qualification"] = new JsonObject { ["id"] = "nurse", ["name"] = "看護師" },
        ["sections"] = new JsonArray(new JsonObject
        {
            ["id"] = "facts",
            ["items"] = new JsonArray(Item("fact.name", "氏名", "髙﨑\u3000𠮷乃"), Item("number", "登録番号", "第1234567号")),
            ["title"] = "本人の情報",
        }),
        ["service"] = "国家資格オンライン",
        ["title"] = "看護師の登録の申請",
        ["transaction"] = tx,
        ["version"] = 1,
    };

    /// <summary>A statement as the Service writes it.</summary>
    public static JsonObject StatementOf(string origin, string tx) => new()
    {
        ["kind"] = "statement",
        ["origin"] = origin,
        ["sections"] = new JsonArray(new JsonObject
        {
            ["id"] = "statement",
            ["items"] = new JsonArray(Item("added", "追加するログインの方法", "スマートフォン")),
            ["title"] = "申出の内容",
        }),
        ["service"] = "国家資格オンライン",
        ["statement"] = "0198c0de-0000-7000-8000-000000000002",
        ["title"] = "ログインの方法を追加する申出",
        ["transaction"] = tx,
        ["version"] = 1,
    };

    public static JsonObject Item(string id, string label, string value) => new() { ["id"] = id, ["label"] = label, ["value"] = value };
}
