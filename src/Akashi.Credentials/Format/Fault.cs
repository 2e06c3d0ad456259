using Akashi.Credentials.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>Why bytes are no COSE_Sign1 of ours; each has a stable code (FaultCodes).</summary>
public enum FormatFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Not base64 of the accepted forms.</summary>
    Text,

    /// <summary>An address that leads elsewhere than to this system's verifier.</summary>
    Address,

    /// <summary>Not CBOR in deterministic encoding, cut, or followed by more.</summary>
    Encoding,

    /// <summary>CBOR, but not the structure of a COSE_Sign1 of ours.</summary>
    Structure,

    /// <summary>Another algorithm, type, or header than the specification names.</summary>
    Header,

    /// <summary>A claim is missing, unknown or of the wrong kind.</summary>
    Claims,
}

/// <summary>A fault with the place where it was seen.</summary>
/// <param name="Reason">What.</param>
/// <param name="Offset">Byte of the message at which the item begins that is not as it must be; 0 where the whole is meant.</param>
/// <param name="Rule">Which rule of the encoding is broken; none where the reason is another than <see cref="FormatFault.Encoding"/>.</param>
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
