using System.Buffers.Binary;
using System.Buffers.Text;

namespace Akashi.Service.Platform.Lists;

/// <summary>Which rows next to a cursor a page shows.</summary>
public enum ListWay
{
    /// <summary>The rows after it.</summary>
    Next,

    /// <summary>The rows before it.</summary>
    Previous,
}

/// <summary>
/// A place in a list, given by the row next to it. It appears in addresses, so it holds a number and an id, never text from the row. A forged cursor
/// only leads to another part of the same list, which shows no more than its reader may see.
/// </summary>
/// <param name="Way">Which rows next to the cursor are meant.</param>
/// <param name="Key">Sort key of the row if it is a time (ticks in UTC) or a number; 0 if the list looks it up by id.</param>
/// <param name="Id">Id of the row.</param>
public sealed record ListCursor(ListWay Way, long Key, Guid Id)
{
    /// <summary>Name of the query parameter that holds a cursor.</summary>
    public const string Parameter = "from";

    private const int KeyAt = 1;
    private const int IdAt = KeyAt + sizeof(long);
    private const int Length = IdAt + 16;

    /// <summary>Reads the output of <see cref="ToString"/>; null for anything else, so that a broken address shows the first page.</summary>
    public static ListCursor? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text is null || text.Length != Base64Url.GetEncodedLength(Length)) return null;
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != Length) return null;
        var cursor = new ListCursor((ListWay)bytes[0], BinaryPrimitives.ReadInt64BigEndian(bytes[KeyAt..]), new Guid(bytes[IdAt..], bigEndian: true));
        return Enum.IsDefined(cursor.Way) && cursor.ToString() == text ? cursor : null;
    }

    /// <summary>The cursor as 34 characters of base64url.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Way;
        BinaryPrimitives.WriteInt64BigEndian(bytes[KeyAt..], Key);
        Id.TryWriteBytes(bytes[IdAt..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
