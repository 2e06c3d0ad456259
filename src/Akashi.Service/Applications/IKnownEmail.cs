namespace Akashi.Service.Applications;

/// <summary>Where a holder is reached by e-mail, for the capability that knows it.</summary>
public interface IKnownEmail
{
    /// <summary>The confirmed address of an account; null if there is none.</summary>
    Task<string?> OfAsync(Guid accountId, CancellationToken ct);
}
