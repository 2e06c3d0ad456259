using System.Net;
using System.Text;
using System.Text.Json;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Signing;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Requests;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Messages of the card request protocol. The first byte says which: a portal's answer to the agent (seen, claim, result), the document to be signed,
/// or an agent's upload.
/// </summary>
internal static class MessageTarget
{
    private const string Transaction = "TX";

    public static Target Make()
    {
        var portal = new AnyPortal();
        var client = new PortalClient(new HttpClient(portal));
        return new Target("message",
        [
            Seed(0, Sample.Seen), Seed(1, Sample.Claim), Seed(2, Sample.Return), Seed(3, Sample.Document),
            Seed(4, Sample.Authenticate), Seed(4, Sample.Facts), Seed(4, Sample.Sign), Seed(4, Sample.Failure),
        ], input =>
        {
            if (input.Length == 0) return;
            var bytes = input[1..];
            portal.Body = bytes;
            Action take = (input[0] % 5) switch
            {
                0 => () => TakeSeen(client),
                1 => () => TakeClaim(client),
                2 => () => TakeReturn(client),
                3 => () => TakeDocument(bytes),
                _ => () => TakeUpload(bytes),
            };
            take();
        });
    }

    private static byte[] Seed(byte which, string json) => [which, .. Encoding.UTF8.GetBytes(json)];

    private static void TakeSeen(PortalClient client)
    {
        var (question, fault) = client.SeenAsync(Material.Portal, Transaction, CancellationToken.None).GetAwaiter().GetResult();
        FindingException.Unless(question is null != fault is null, "The portal gave an answer or a reason.");
        if (question is null) return;
        FindingException.Unless(ShowableText.IsShowable(question.Service), "The service's name can be shown.");
        FindingException.Unless(question.Screens.All(s => s.All(c => char.IsAsciiDigit(c) || c == '.')), "Screens are digits and points.");
    }

    private static void TakeClaim(PortalClient client)
    {
        foreach (var action in Enum.GetValues<AgentAction>())
        {
            var (claim, fault) = client.ClaimAsync(Material.Portal, Transaction, action, CancellationToken.None).GetAwaiter().GetResult();
            FindingException.Unless(claim is null != fault is null, "The portal gave an answer or a reason.");
            FindingException.Unless(
                claim is null || (claim.Nonce.Length == 32 && PortalAddress.IsToken(claim.PairingToken)), "Nonce and token have their form.");
            FindingException.Unless(
                claim is null || (claim.Document is null) == (action != AgentAction.Sign), "A document is there to be signed, and only then.");
            if (claim?.Document is { } document) ShownDocument.Read(document, Transaction, Material.Portal);
        }
    }

    private static void TakeReturn(PortalClient client)
    {
        var (home, fault) = client.ResultAsync(
            Material.Portal, Transaction, "token", new ResultMessage { Failure = "cancelled" }, CancellationToken.None).GetAwaiter().GetResult();
        FindingException.Unless(home is null != fault is null, "The portal gave an answer or a reason.");
        FindingException.Unless(
            home is null
                || (home.Scheme == "https" && home.Host == Material.Portal.Host && home.Port == Material.Portal.Port && home.UserInfo.Length == 0),
            "The way home leads to the portal.");
        // The address sent to the browser must lead there too.
        FindingException.Unless(
            home is null || home.AbsoluteUri.StartsWith(Material.Portal.AbsoluteUri, StringComparison.Ordinal),
            "The way home is written as the portal's.");
    }

    private static void TakeDocument(byte[] bytes)
    {
        if (ShownDocument.Read(bytes, Transaction, Material.Portal) is not { } shown) return;
        using var json = JsonDocument.Parse(bytes);
        FindingException.Unless(
            json.RootElement.GetProperty("origin").GetString() == Material.Portal.GetLeftPart(UriPartial.Authority), "The document names this portal.");
        FindingException.Unless(json.RootElement.GetProperty("transaction").GetString() == Transaction, "The document names this request.");
        var texts = new StringBuilder();
        foreach (var title in shown.Sections.Select(s => s.Title)) texts.Append('\0').Append(title);
        foreach (var item in shown.Summary.Concat(shown.Sections.SelectMany(s => s.Items)).Concat(shown.Marks))
            texts.Append('\0').Append(item.Label).Append('\0').Append(item.Value);
        var all = texts.ToString();
        foreach (var text in Texts(json.RootElement))
            FindingException.Unless(all.Contains(text, StringComparison.Ordinal) && ShowableText.IsShowable(text), "All that is signed is shown.");
        FindingException.Unless(Encoding.UTF8.GetBytes(shown.Text).AsSpan().SequenceEqual(bytes), "The bytes are shown to the letter.");
    }

    private static void TakeUpload(byte[] bytes)
    {
        JsonElement body;
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 4 });
            body = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return;
        }
        foreach (var action in Enum.GetValues<CardAction>())
        {
            var upload = CardUpload.Parse(body, action);
            var fits = upload is null or CardUpload.Failure
                || (upload, action) is (CardUpload.Authentication, CardAction.Authenticate)
                    or (CardUpload.Facts, CardAction.ReadFacts) or (CardUpload.Signature, CardAction.Sign);
            FindingException.Unless(fits, "An upload fits what was asked.");
            if (upload is CardUpload.Facts { Read: var facts })
                FindingException.Unless(
                    facts.Name is { Length: > 0 } && facts.Address is { Length: > 0 } && !facts.Name.Any(char.IsControl), "Facts are text.");
        }
    }

    // Every text of the document except the names of members and of parts ("id", "document"), for which labels are shown.
    private static IEnumerable<string> Texts(JsonElement json, bool inPart = false) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(e => Texts(e, inPart: true)),
        JsonValueKind.Object => json.EnumerateObject().Where(p => !inPart || p.Name is not ("id" or "document")).SelectMany(p => Texts(p.Value, inPart)),
        _ => [],
    };

    private sealed class AnyPortal : HttpMessageHandler
    {
        public byte[] Body { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
