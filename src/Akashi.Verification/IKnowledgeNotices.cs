namespace Akashi.Verification;

/// <summary>Is told what an operator should see in a log. Nothing in it is about a code or a person. Every notice may come often.</summary>
public interface IKnowledgeNotices
{
    /// <summary>Something could not be fetched, or made no sense; the last one stays until its end.</summary>
    /// <param name="what">Its address or path.</param>
    /// <param name="cause">Name of the exception.</param>
    void NotFetched(string what, string cause)
    {
    }

    /// <summary>
    /// A correct list is older than the one that is known; it was not taken. Now and then that is so where the system has several nodes.
    /// </summary>
    /// <param name="kind">"trust".</param>
    /// <param name="uri">Its address.</param>
    void Older(string kind, string uri)
    {
    }

    /// <summary>A list does not hold, is from the future or past its end, or (a status list) is older than one seen before; it was not taken.</summary>
    /// <param name="kind">"trust" or "status".</param>
    /// <param name="uri">Its address.</param>
    void NotBelieved(string kind, string uri)
    {
    }

    /// <summary>The clock was set back: lists that are from the future now were dropped, and will be fetched again.</summary>
    /// <param name="lists">How many.</param>
    void Dropped(int lists)
    {
    }

    /// <summary>A file could not be read or written; after a restart less will be known.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="cause">Name of the exception.</param>
    void NotKept(string name, string cause)
    {
    }
}

/// <summary>Nobody listens.</summary>
internal sealed class NoNotices : IKnowledgeNotices;
