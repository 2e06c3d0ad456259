using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications.Portal.Withdraw;

/// <summary>Row 1.7.3: says what withdrawing means, and asks for the press that does it.</summary>
internal sealed class WithdrawPage(ApplicationStore store, WithdrawHandler handler, TextsOf<WithdrawPage> texts) : DraftPage(store)
{
    private protected override bool AlsoAfterSubmission => true;

    private protected override bool InJourney => false;

    /// <summary>Whether it can still be withdrawn; if not, the page says what happened instead.</summary>
    public bool CanWithdraw =>
        ApplicationMachine.Decide(Loaded.Application.State, ApplicationCommand.Withdraw, ApplicationRole.Holder) is Transition.Moved;

    /// <summary>Whether a fee was paid with the submission, which stays paid.</summary>
    public bool IsPaid => Loaded.Application is { ChargeId: not null, State: not ApplicationState.Unpaid };

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
        WithdrawOutcome.BeingPaid => Paying(),
        _ => NotFound(),
    };

    private PageResult Paying()
    {
        ModelState.AddModelError("", texts["BeingPaid"]);
        return Page();
    }
}
