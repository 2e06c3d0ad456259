namespace Akashi.Sandbox.Payments;

/// <summary>How a card behaves. No real card is known here.</summary>
internal enum TestCard
{
    /// <summary>Not a test card: the form refuses it.</summary>
    None,

    /// <summary>4242 4242 4242 4242.</summary>
    Good,

    /// <summary>4000 0000 0000 0002.</summary>
    Declined,

    /// <summary>4000 0000 0000 3220: 3-D Secure asks the person.</summary>
    AsksPerson,

    /// <summary>4000 0000 0000 0119: charged, then the page answers 500.</summary>
    FailsAfterCharge,
}

/// <summary>The numbers of the test cards.</summary>
internal static class TestCards
{
    public static TestCard Of(string number) => string.Concat(number.Where(char.IsAsciiDigit)) switch
    {
        "4242424242424242" => TestCard.Good,
        "4000000000000002" => TestCard.Declined,
        "4000000000003220" => TestCard.AsksPerson,
        "4000000000000119" => TestCard.FailsAfterCharge,
        _ => TestCard.None,
    };

    /// <summary>Finds a card by the four digits that are stored.</summary>
    public static TestCard OfLast4(string? last4) => last4 switch
    {
        "4242" => TestCard.Good,
        "0002" => TestCard.Declined,
        "3220" => TestCard.AsksPerson,
        "0119" => TestCard.FailsAfterCharge,
        _ => TestCard.None,
    };
}
