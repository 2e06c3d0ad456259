using Akashi.Credentials.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>Why bytes are not a COSE_Sign1 in our format. Each has a stable code (FaultCodes).</summary>
public enum FormatFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Not base64 in one of the accepted forms.</summary>
    Text,

    /// <summary>An address that does not lead to this system's verifier.</summary>
    Address,

    /// <summary>Not CBOR in deterministic encoding, or truncated, or followed by more bytes.</summary>
    Encoding,

    /// <summary>CBOR, but not structured as our COSE_Sign1.</summary>
    Structure,

    /// <summary>An algorithm, type or header other than the specified one.</summary>
    Header,

    /// <summary>A claim is missing, unknown or of the wrong kind.</summary>
    Claims,
}

/// <summary>A fault, and the place where it was found.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Offset">Offset in the message of the item that is wrong; 0 where the whole message is.</param>
/// <param name="Rule">The encoding rule that is broken; none unless the reason is <see cref="FormatFault.Encoding"/>.</param>
public readonly record struct Fault(FormatFault Reason, int Offset, EncodingFault Rule = EncodingFault.None);

/// <summary>Stable codes of faults (docs/specifications/credential.md, "Faults").</summary>
public static class FaultCodes
{
    /// <summary>The code of a fault, kebab case, such as "encoding/not-shortest"; null where there is none.</summary>
    public static string? CodeOf(Fault fault) => fault.Reason switch
    {
        FormatFault.None => null,
        FormatFault.Text => "text",
        FormatFault.Address => "address",
        FormatFault.Encoding => "encoding" + (CodeOf(fault.Rule) is { } rule ? "/" + rule : ""),
        FormatFault.Structure => "structure",
        FormatFault.Header => "header",
        _ => "claims",
    };

    private static string? CodeOf(EncodingFault rule) => rule switch
    {
        EncodingFault.None => null,
        EncodingFault.Cut => "cut",
        EncodingFault.NotShortest => "not-shortest",
        EncodingFault.OpenLength => "open-length",
        EncodingFault.Reserved => "reserved",
        EncodingFault.KeyOrder => "key-order",
        EncodingFault.KeyTwice => "key-twice",
        EncodingFault.NotUtf8 => "not-utf8",
        EncodingFault.TooDeep => "too-deep",
        _ => "trailing",
    };
}
