namespace Akashi.Cli.Verify;

/// <summary>Checks codes, either by asking a verifier or by what was fetched before.</summary>
internal interface ICodeChecker
{
    /// <summary>Returns one verdict per code, in order; for at most <see cref="VerifyCodes.AtOnce"/> codes.</summary>
    Task<IReadOnlyList<CodeVerdict>> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct);
}
