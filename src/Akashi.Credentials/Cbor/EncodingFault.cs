namespace Akashi.Credentials.Cbor;

/// <summary>The rule of deterministic CBOR (RFC 8949, 4.2.1) that bytes break. Each has a stable code (FaultCodes).</summary>
public enum EncodingFault
{
    /// <summary>No rule is broken.</summary>
    None,

    /// <summary>The bytes end within an item, or a length goes beyond them.</summary>
    Cut,

    /// <summary>A number, length or float that is not in its shortest form.</summary>
    NotShortest,

    /// <summary>A string, array or map of indefinite length.</summary>
    OpenLength,

    /// <summary>A first byte, or a simple value, that RFC 8949 reserves.</summary>
    Reserved,

    /// <summary>A key of a map that should come before the previous one.</summary>
    KeyOrder,

    /// <summary>A key that occurs twice in a map.</summary>
    KeyTwice,

    /// <summary>Text that is not UTF-8.</summary>
    NotUtf8,

    /// <summary>More than 16 levels of nesting.</summary>
    TooDeep,

    /// <summary>Something follows the end.</summary>
    Trailing,
}
