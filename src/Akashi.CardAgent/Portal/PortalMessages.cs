using System.Text.Json.Serialization;

namespace Akashi.CardAgent.Portal;

/// <summary>"seen" and "claim": which agent speaks, and which version of the protocol.</summary>
internal sealed record AgentMessage(string Agent, int Protocol);

/// <summary>"result": exactly one member, the one for the action (docs/specifications/card-request.md).</summary>
internal sealed record ResultMessage
{
    public AuthenticateResult? Authenticate { get; init; }

    public FactsResult? Facts { get; init; }

    public SignResult? Sign { get; init; }

    public string? Failure { get; init; }
}

/// <summary>Certificate (DER) and signature (256 bytes) of a sign-in.</summary>
internal sealed record AuthenticateResult(byte[] Certificate, byte[] Signature);

/// <summary>The four facts as stored on the card, with its authentication certificate (DER), which identifies the card.</summary>
internal sealed record FactsResult(string Name, string Address, string BirthDate, string Sex, byte[] Certificate);

/// <summary>A detached CMS signature, with the authentication certificate of the card that made it (both DER).</summary>
internal sealed record SignResult(byte[] Cms, byte[] Certificate);

/// <summary>The answer to "result".</summary>
internal sealed record ReturnAnswer(string? ReturnUrl);

/// <summary>A refusal (RFC 9457): its stable code.</summary>
internal sealed record RefusalAnswer(string? Code);

/// <summary>All messages, without reflection, so that the published agent can be trimmed.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentMessage))]
[JsonSerializable(typeof(SeenAnswer))]
[JsonSerializable(typeof(ClaimMessage))]
[JsonSerializable(typeof(ResultMessage))]
[JsonSerializable(typeof(ReturnAnswer))]
[JsonSerializable(typeof(RefusalAnswer))]
internal sealed partial class PortalMessages : JsonSerializerContext;
