using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Cli.Roster;

/// <summary>Why a file gives no roster. A wrong phrase and a changed file cannot be told apart.</summary>
internal enum SealedFault
{
    /// <summary>It does.</summary>
    None,

    /// <summary>It is something else, or damaged.</summary>
    NotARoster,

    /// <summary>It has a form that this version does not know.</summary>
    Newer,

    /// <summary>It does not open with this phrase.</summary>
    WrongPhrase,
}

/// <summary>A roster as an encrypted file, the same for the browser and the command line (docs/roster.md, "The file").</summary>
internal static class SealedRoster
{
    /// <summary>Characters that a pass phrase has at least.</summary>
    public const int LeastPhrase = 12;

    private const int Iterations = 600_000;

    // Fewer would weaken a file by changing it, and many more would keep the machine busy.
    private const int MostIterations = 10_000_000;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Largest = 64 * 1024 * 1024;
    private static readonly TextLimit Typed = TextLimit.Line(200);

    private static ReadOnlySpan<byte> Magic => "akashi-roster/1\n"u8;

    private static ReadOnlySpan<byte> AnyVersion => "akashi-roster/"u8;

    private static int HeadLength => Magic.Length + sizeof(uint) + SaltLength + NonceLength;

    /// <summary>A pass phrase as keys are made of it, in NFC; null where it is too short, or nothing that can be typed in a line.</summary>
    public static string? PhraseOf(string? typed) =>
        OutsideText.Read(typed, Typed, out var phrase) is null && phrase.EnumerateRunes().Count() >= LeastPhrase ? phrase : null;

    /// <summary>Encrypts people with a key made from a phrase.</summary>
    public static byte[] Seal(IReadOnlyList<Person> people, string phrase)
    {
        var text = RosterFile.Format(people);
        var file = new byte[HeadLength + text.Length + TagLength];
        var head = file.AsSpan(0, HeadLength);
        Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt32BigEndian(head[Magic.Length..], Iterations);
        RandomNumberGenerator.Fill(head[(Magic.Length + sizeof(uint))..]);
        using var key = KeyFrom(phrase, head, Iterations);
        key.Encrypt(head[^NonceLength..], text, file.AsSpan(HeadLength, text.Length), file.AsSpan(HeadLength + text.Length), head);
        return file;
    }

    /// <summary>The people in a file.</summary>
    public static SealedFault Open(ReadOnlySpan<byte> file, string phrase, out IReadOnlyList<Person> people)
    {
        people = [];
        if (file.Length <= HeadLength + TagLength || file.Length > Largest || !file.StartsWith(AnyVersion)) return SealedFault.NotARoster;
        if (!file.StartsWith(Magic)) return SealedFault.Newer;
        var head = file[..HeadLength];
        var count = BinaryPrimitives.ReadUInt32BigEndian(head[Magic.Length..]);
        if (count is < Iterations or > MostIterations) return SealedFault.NotARoster;
        var text = new byte[file.Length - HeadLength - TagLength];
        try
        {
            using var key = KeyFrom(phrase, head, (int)count);
            key.Decrypt(head[^NonceLength..], file[HeadLength..^TagLength], file[^TagLength..], text, head);
        }
        catch (AuthenticationTagMismatchException)
        {
            return SealedFault.WrongPhrase;
        }
        if (RosterFile.Parse(text) is not { } read) return SealedFault.NotARoster;
        people = read;
        return SealedFault.None;
    }

    private static AesGcm KeyFrom(string phrase, ReadOnlySpan<byte> head, int count)
    {
        var salt = head.Slice(Magic.Length + sizeof(uint), SaltLength);
        return new AesGcm(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(phrase), salt, count, HashAlgorithmName.SHA256, 32), TagLength);
    }
}
