using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Hosting.Files;

namespace Akashi.Sandbox.Payments;

/// <summary>What the provider knows, in one file that survives a restart. A change counts once it is on disk.</summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly string file;
    private readonly Book book;

    public Ledger(PaymentsSettings settings)
    {
        file = Path.Combine(settings.Data, "ledger.json");
        book = File.Exists(file) ? JsonSerializer.Deserialize<Book>(File.ReadAllText(file))! : new Book();
    }

    /// <summary>Switches for tests; not saved.</summary>
    public Switches Switches { get; set; } = new();

    public IReadOnlyList<Capture> Captures => Look(b => b.Captures.ToList());

    /// <summary>A new id in Stripe's form.</summary>
    public static string NewId(string prefix) =>
        $"{prefix}_{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 24)}";

    /// <summary>Reads under the lock.</summary>
    public T Look<T>(Func<Book, T> look)
    {
        lock (gate) return look(book);
    }

    /// <summary>Makes a change under the lock and saves it before anyone gets an answer.</summary>
    public T Change<T>(Func<Book, T> change)
    {
        lock (gate)
        {
            var answer = change(book);
            DurableFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(book));
            return answer;
        }
    }

    /// <summary>Everything in the file.</summary>
    internal sealed class Book
    {
        public Dictionary<string, CheckoutSession> Sessions { get; init; } = [];

        public Dictionary<string, KeptAnswer> Answers { get; init; } = [];

        public List<Capture> Captures { get; init; } = [];

        public List<Delivery> Deliveries { get; init; } = [];
    }
}
