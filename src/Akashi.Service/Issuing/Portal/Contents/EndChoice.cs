namespace Akashi.Service.Issuing.Portal.Contents;

/// <summary>How long a credential is to live, as it is asked; the names are sent by the form.</summary>
internal enum EndChoice
{
    Longest,
    SixMonths,
    ThreeMonths,
    OneMonth,
    ThisDay,
}
