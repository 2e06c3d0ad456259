using System.Buffers.Binary;
using System.Buffers.Text;

namespace Akashi.Service.Platform.Lists;

/// <summary>Which rows beside a cursor a page shows.</summary>
public enum ListWay
{
    /// <summary>Those that follow it.</summary>
    Next,

    /// <summary>Those that stand before it.</summary>
    Previous,
}

/// <summary>
/// A place in a list, named by the row beside it. It stands in addresses, so it holds a number and an id, never a text of the row. Whoever makes one
/// up reads another part of the same list, which shows only what its reader may see.
/// </summary>
/// <param name="Way">Which rows beside it are meant.</param>
/// <param name="Key">Sort key of the row where that is an instant (ticks in UTC) or a number; 0 where the list looks it up by the id.</param>
/// <param name="Id">Id of the row.</param>
public sealed record ListCursor(ListWay Way, long Key, Guid Id)
{
    /// <summary>Name of the parameter of an address that holds one.</summary>
    public const string Parameter = "from";

    private const int KeyAt = 1;
    private const int IdAt = KeyAt + sizeof(long);
    private const int Length = IdAt + 16;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else, so that a broken address shows the first page.</summary>
    public static ListCursor? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text is null || text.Length != Base64Url.GetEncodedLength(Length)) return null;
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != Length) return null;
        var cursor = new ListCursor((ListWay)bytes[0], BinaryPrimitives.ReadInt64BigEndian(bytes[KeyAt..]), new Guid(bytes[IdAt..], bigEndian: true));
        return Enum.IsDefined(cursor.Way) && cursor.ToString() == text ? cursor : null;
    }

    /// <summary>It as 34 letters of Base64 for addresses.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Way;
        BinaryPrimitives.WriteInt64BigEndian(bytes[KeyAt..], Key);
        Id.TryWriteBytes(bytes[IdAt..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
