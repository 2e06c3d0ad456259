using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Accounts.Join;

/// <summary>Texts of the statement; they are part of what is signed.</summary>
internal sealed class StatementTexts;

/// <summary>What a statement is about, as the database says it at this moment.</summary>
/// <param name="Join">The join. Its key has signed in.</param>
/// <param name="Account">The account to which the way is added.</param>
/// <param name="Own">The way of the session.</param>
/// <param name="Other">The account to which the key leads until now; null if it leads to none.</param>
internal sealed record StatementMatter(WayJoin Join, Account Account, CardWay Own, Account? Other);

/// <summary>
/// Makes the statement "I add this way to my account": the same one is shown, signed by both ways and kept. What is signed is in Japanese whatever the
/// language of the person (docs/specifications/card-request.md).
/// </summary>
/// <param name="settings">The service's origin.</param>
/// <param name="spoken">Its words, in the language of the request.</param>
internal sealed class StatementComposer(ServiceSettings settings, TextsOf<StatementTexts> spoken)
{
    private const int Layout = 1;
    private const int MarkLength = 16;

    /// <summary>The bytes to sign: canonical JSON (RFC 8785).</summary>
    /// <param name="matter">What it is about.</param>
    /// <param name="transaction">Id of the card request, so that an old signature cannot be replayed.</param>
    public byte[] ToBytes(StatementMatter matter, string transaction)
    {
        var texts = spoken.In(Languages.Japanese);
        return CanonicalJson.Write(new JsonObject
        {
            ["version"] = Layout,
            ["kind"] = "statement",
            ["service"] = texts["Service"],
            ["origin"] = settings.PublicOrigin.GetLeftPart(UriPartial.Authority),
            ["transaction"] = transaction,
            ["statement"] = matter.Join.Id.ToString(),
            ["title"] = texts["Title"],
            ["sections"] = new JsonArray(new JsonObject
            {
                ["id"] = "statement",
                ["title"] = texts["Section"],
                ["items"] = new JsonArray([.. ItemsIn(Languages.Japanese, matter)
                    .Select(i => new JsonObject { ["id"] = i.Id, ["label"] = i.Label, ["value"] = i.Value })]),
            }),
        });
    }

    /// <summary>Its items as a page shows them, in the language of the request.</summary>
    public IReadOnlyList<(string Id, string Label, string Value)> Shown(StatementMatter matter) =>
        ItemsIn(Languages.IsJapanese ? Languages.Japanese : CultureInfo.CurrentUICulture, matter);

    private IReadOnlyList<(string Id, string Label, string Value)> ItemsIn(CultureInfo language, StatementMatter matter)
    {
        var texts = spoken.In(language);
        return
        [
            ("wish", texts["Wish"], texts["WishWords"]),
            ("account", texts["Account"], NameOf(language, matter.Account)),
            ("own", texts["Own"], EnumTexts.In(language, matter.Own)),
            ("added", texts["Added"], EnumTexts.In(language, WayNames.Of(matter.Join.Way))),
            ("key", texts["Key"], MarkOf(matter.Join)),
            ("other", texts["Other"], matter.Other is { } other ? texts["OtherWords", NameOf(language, other)] : texts["NoOther"]),
        ];
    }

    private string NameOf(CultureInfo language, Account account)
    {
        var texts = spoken.In(language);
        return texts["AccountWords", ShownDate.Written(JapanTime.DayOf(account.OpenedAt), language), account.Id];
    }

    // The subject itself is a mark of the person at the provider, which a kept and shown document need not repeat.
    private static string MarkOf(WayJoin join) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{join.Way}:{join.Subject}")))[..MarkLength];
}
