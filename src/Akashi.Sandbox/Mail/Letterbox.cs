namespace Akashi.Sandbox.Mail;

/// <summary>A mail that the server took.</summary>
/// <param name="At">When.</param>
/// <param name="Id">Its Message-ID, without brackets.</param>
/// <param name="From">The sender, with name.</param>
/// <param name="To">The receivers of the envelope.</param>
/// <param name="Language">Content-Language; null if it says none.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">Its plain text, decoded.</param>
/// <param name="Headers">All its headers as they came.</param>
public sealed record ReceivedMail(
    DateTimeOffset At, string Id, string From, IReadOnlyList<string> To, string? Language, string Subject, string Text, IReadOnlyList<string> Headers)
{
    /// <summary>The addresses in its text, each in a line of its own.</summary>
    public IReadOnlyList<string> Links => [.. Text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("http", StringComparison.Ordinal))];
}

/// <summary>The mails of all receivers, in memory: the latest 500.</summary>
internal sealed class Letterbox
{
    private const int Most = 500;
    private readonly LinkedList<ReceivedMail> mails = [];

    /// <summary>All mails, the newest first.</summary>
    public IReadOnlyList<ReceivedMail> All
    {
        get
        {
            lock (mails) return [.. mails];
        }
    }

    public void Put(ReceivedMail mail)
    {
        lock (mails)
        {
            mails.AddFirst(mail);
            if (mails.Count > Most) mails.RemoveLast();
        }
    }

    public void Clear()
    {
        lock (mails) mails.Clear();
    }
}
