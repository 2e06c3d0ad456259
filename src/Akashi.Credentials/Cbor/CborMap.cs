namespace Akashi.Credentials.Cbor;

/// <summary>A map while it is being read: how many pairs are left, and where its last key was.</summary>
/// <param name="Left">Pairs not read yet.</param>
/// <param name="LastKey">Place of the last key; empty before the first one.</param>
internal record struct CborMap(ulong Left, Range LastKey);
