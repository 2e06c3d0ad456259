using System.Formats.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>What every signed list says about itself, whatever it contains.</summary>
/// <param name="Message">The message that contains it.</param>
/// <param name="Uri">Its own address (sub).</param>
/// <param name="ExpiresAt">From this time on the list says nothing (exp).</param>
/// <param name="IssuedAt">The time as of which the list speaks (iat); before its end.</param>
/// <param name="Claims">How many claims the list has in all.</param>
internal sealed record ListHead(Sign1 Message, string Uri, DateTimeOffset ExpiresAt, DateTimeOffset IssuedAt, int Claims);

/// <summary>
/// A list that the system publishes: a COSE_Sign1 with a type, over five claims or more. The first three are the same in all lists: sub, exp, iat.
/// </summary>
internal static class SignedList
{
    /// <summary>Claims that every list has.</summary>
    public const int Claims = 5;

    /// <summary>Begins the claims. The claims after the first three, and the end of the map, must follow.</summary>
    public static CborWriter Begin(string uri, DateTimeOffset issuedAt, TimeSpan life, int claims = Claims)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(claims);
        writer.WriteInt32(Labels.Subject);
        writer.WriteTextString(uri);
        writer.WriteInt32(Labels.Expires);
        writer.WriteInt64((issuedAt + life).ToUnixTimeSeconds());
        writer.WriteInt32(Labels.IssuedAt);
        writer.WriteInt64(issuedAt.ToUnixTimeSeconds());
        return writer;
    }

    /// <summary>Reads a list strictly; no input makes it throw.</summary>
    /// <param name="bytes">One message with nothing after it.</param>
    /// <param name="type">The type that its protected header must name.</param>
    /// <param name="rest">Reads the claims after the head and the end of the map; returns null where they are wrong. It may throw like
    /// <see cref="CborReader"/>.</param>
    /// <param name="list">The list; null where there is a fault.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryRead<T>(ReadOnlyMemory<byte> bytes, string type, Func<CborReader, ListHead, T?> rest, out T? list, out Fault fault)
        where T : class
    {
        list = null;
        if (!Sign1.TryRead(bytes, type, out var message, out fault)) return false;
        var reader = new CborReader(message!.Payload, CborConformanceMode.Canonical);
        try
        {
            list = Head(reader, message) is { } head ? rest(reader, head) : null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException
            or InvalidDataException or IOException)
        {
            // zlib throws InvalidDataException where the data is wrong, and IOException where the data asks for a dictionary.
            list = null;
        }
        if (reader.BytesRemaining != 0) list = null;
        if (list is null) fault = new Fault(FormatFault.Claims, message.PayloadAt + message.Payload.Length - reader.BytesRemaining);
        return list is not null;
    }

    private static ListHead? Head(CborReader reader, Sign1 message)
    {
        if (reader.ReadStartMap() is not { } count || reader.ReadInt32() != Labels.Subject) return null;
        var uri = reader.ReadTextString();
        if (reader.ReadInt32() != Labels.Expires) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.IssuedAt) return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        return issuedAt < DateTimeOffset.UnixEpoch || expires <= issuedAt ? null : new ListHead(message, uri, expires, issuedAt, count);
    }
}
