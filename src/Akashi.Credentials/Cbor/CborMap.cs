namespace Akashi.Credentials.Cbor;

/// <summary>A map that is being read: what is left of it, and where its last key stands.</summary>
/// <param name="Left">Pairs that are not read yet.</param>
/// <param name="LastKey">Place of the last key; empty before the first.</param>
internal record struct CborMap(ulong Left, Range LastKey);
