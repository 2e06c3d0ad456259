namespace Akashi.Fuzz;

/// <summary>Good messages of the card request protocol (docs/specifications/card-request.md).</summary>
internal static class Sample
{
    public const string Seen =
        """{"action":"sign","service":"国家資格オンライン","screens":["1.5.12","1.5.13","1.5.14","1.5.15"],"expiresAt":"2026-11-25T03:30:00+00:00"}""";

    public const string Claim =
        """{"pairingToken":"u1Yz","origin":"https://portal.example.go.jp","nonce":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","document":"eyJhIjoxfQ"}""";

    public const string Return = """{"returnUrl":"https://portal.example.go.jp/cards/return?code=hJ0u"}""";

    public const string Authenticate = """{"authenticate":{"certificate":"MAA=","signature":"AAECAw=="}}""";

    public const string Facts = """{"facts":{"name":"髙﨑　𠮷乃","address":"東京都千代田区1-2-3","birthDate":"19900515","sex":"2","certificate":"MAA="}}""";

    public const string Sign = """{"sign":{"cms":"MAA=","certificate":"MAA="}}""";

    public const string Failure = """{"failure":"cancelled"}""";

    public const string Document = """
        {
          "application": "0198c0de-0000-7000-8000-000000000001",
          "attachments": [{ "document": "licence-copy", "label": "免許証の写し", "name": "menkyo.pdf", "sha256": "9f86d081", "size": 1234 }],
          "form": "2026-01", "origin": "https://portal.example.go.jp", "procedure": "nurse.link", "qualification": { "id": "nurse", "name": "看護師" },
          "sections": [{ "id": "answers", "items": [{ "id": "number", "label": "登録番号", "value": "第1234567号" }], "title": "申請の内容" }],
          "service": "国家資格オンライン", "title": "看護師の登録の申請", "transaction": "TX", "version": 1
        }
        """;
}
