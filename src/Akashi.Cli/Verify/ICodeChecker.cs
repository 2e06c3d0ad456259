namespace Akashi.Cli.Verify;

/// <summary>Checks codes: by a verifier, or by what was fetched before.</summary>
internal interface ICodeChecker
{
    /// <summary>One verdict a code, in their order; at most <see cref="VerifyCodes.AtOnce"/> of them.</summary>
    Task<IReadOnlyList<CodeVerdict>> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct);
}
