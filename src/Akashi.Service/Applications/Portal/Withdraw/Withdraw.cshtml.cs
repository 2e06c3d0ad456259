using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Withdraw;

/// <summary>Row 1.7.3: says what withdrawing means, and asks for the press that does it.</summary>
internal sealed class WithdrawPage(ApplicationStore store, WithdrawHandler handler) : DraftPage(store)
{
    private protected override bool AlsoAfterSubmission => true;

    private protected override bool InJourney => false;

    /// <summary>Whether it can still be withdrawn; if not, the page says what happened instead.</summary>
    public bool CanWithdraw =>
        ApplicationMachine.Decide(Loaded.Application.State, ApplicationCommand.Withdraw, ApplicationRole.Holder) is Transition.Moved;

    public IActionResult OnGet() => Loaded.Application.State switch
    {
        ApplicationState.Draft => Redirect(PathOf("check")),
        ApplicationState.Withdrawn => Redirect(PathOf("timeline")),
        _ => Page(),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await handler.HandleAsync(Loaded.Id, User.SubjectId(), ct) switch
    {
        WithdrawOutcome.Withdrawn => Redirect(PathOf("timeline")),
        WithdrawOutcome.TooLate => Redirect(PathOf("withdraw")),
        _ => NotFound(),
    };
}
