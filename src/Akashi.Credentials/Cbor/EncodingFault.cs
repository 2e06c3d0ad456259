namespace Akashi.Credentials.Cbor;

/// <summary>Which rule of deterministic CBOR (RFC 8949, 4.2.1) bytes break; each has a stable code (FaultCodes).</summary>
public enum EncodingFault
{
    /// <summary>None is broken.</summary>
    None,

    /// <summary>The bytes end inside of an item, or a length is beyond them.</summary>
    Cut,

    /// <summary>A number, length or float that is not in its shortest form.</summary>
    NotShortest,

    /// <summary>A string, array or map of open (indefinite) length.</summary>
    OpenLength,

    /// <summary>A first byte, or a simple value, that RFC 8949 reserves.</summary>
    Reserved,

    /// <summary>A key of a map that belongs before the one in front of it.</summary>
    KeyOrder,

    /// <summary>A key that the map had before.</summary>
    KeyTwice,

    /// <summary>A text that is not UTF-8.</summary>
    NotUtf8,

    /// <summary>More than 16 items in one another.</summary>
    TooDeep,

    /// <summary>Something after the end.</summary>
    Trailing,
}
