using Akashi.Service.Applications;
using Akashi.Service.Issuing;
using Akashi.Service.Payments;

namespace Akashi.Kill.Tests;

/// <summary>
/// A Service killed at random points of a change with correction and payment: nothing is lost, and nothing is done twice (threats M4, M8, M10).
/// </summary>
public sealed class KillTests : IClassFixture<KilledService>
{
    private readonly KilledService run;

    // Shown where a test fails: the seed gives the same points again.
    public KillTests(KilledService run)
    {
        this.run = run;
        TestContext.Current.TestOutputHelper?.WriteLine(run.Story);
    }

    [Fact]
    public void Service_was_killed_in_every_phase_of_the_plan_and_some_presses_got_no_answer()
    {
        Assert.Equal(run.Plan.Points.Count, run.Strikes.Count);
        Assert.Equal(run.Plan.Phases, run.Strikes.Select(s => s.Point.Phase).Distinct().Order());
        // With few kills it may happen that each falls just before or after a press.
        Assert.True(run.Plan.IsUsual || run.Strikes.Any(s => s.Broke), "No kill met a press; the phases are not where they are thought to be.");
    }

    [Fact]
    public void What_a_page_said_is_still_true_after_each_restart() => Assert.Empty(run.Lost);

    [Fact]
    public void Every_change_is_completed_and_the_one_that_nobody_paid_still_awaits_its_payment()
    {
        Assert.All(run.Changes, c => Assert.Equal(ApplicationState.Completed, run.After.Applications[c.Application].State));
        Assert.Equal(ApplicationState.AwaitingPayment, run.After.Applications[run.Unpaid.Application].State);
    }

    [Fact]
    public void Each_application_went_through_each_state_once() =>
        Assert.All(run.Changes, c => Assert.Equal(
            c.Course,
            run.After.Steps[c.Application].OrderBy(s => s.Number).Select(s => s.State)));

    [Fact]
    public void Each_correction_kept_what_was_signed_first_once_and_is_signed_as_the_second_round() => Assert.All(run.Changes, c => Assert.Equal(
        c.IsCorrected ? (2, "1") : (1, ""),
        (run.After.Applications[c.Application].Submission!.Round, string.Join(' ', run.After.Rounds[c.Application]))));

    [Fact]
    public void Provider_charged_500_yen_once_for_each_charge_that_is_paid_and_nothing_else()
    {
        var paid = run.After.Charges.Where(c => c.State == ChargeState.Captured).Select(c => (c.Id, 500L, "jpy"));
        var charged = run.After.Ledger.Select(l => (run.After.Attempts.Single(a => a.Id.ToString() == l.ClientReferenceId).ChargeId, l.Amount, l.Currency));
        Assert.Equal(paid.Order(), charged.Order());
    }

    [Fact]
    public void Each_completed_application_has_one_paid_charge_and_no_other_has() =>
        Assert.Equal(
            run.After.Applications.Values.Where(a => a.State == ApplicationState.Completed).Select(a => (a.Id, Charge: a.ChargeId!.Value)).Order(),
            run.After.Charges.Where(c => c.State == ChargeState.Captured).Select(c => (c.SubjectId, c.Id)).Order());

    [Fact]
    public void Each_payment_in_the_ledger_is_the_one_captured_attempt_of_its_charge() =>
        Assert.Equal(
            run.After.Ledger.Select(l => (l.ClientReferenceId, (string?)l.Id)).Order(),
            run.After.Attempts.Where(a => a.State is AttemptState.Captured or AttemptState.Surplus).Select(a => (a.Id.ToString(), a.Payment)).Order());

    [Fact]
    public void Register_has_one_new_version_for_each_completed_change_and_none_for_the_other()
    {
        Assert.All(run.Changes, c => Assert.Equal(["小林　美咲", "中村　美咲"], run.After.Versions[c.Entry].Select(v => v.Name)));
        Assert.Equal(["小林　美咲"], run.After.Versions[run.Unpaid.Entry].Select(v => v.Name));
    }

    [Fact]
    public void Each_old_credential_was_replaced_once()
    {
        Assert.All(run.Changes, c => Assert.Equal(CredentialState.Replaced, CredentialOf(c).State));
        Assert.All(run.Changes, c => Assert.Single(run.After.Audit[("credential.replaced", $"credential:{CredentialOf(c).Id}")]));
        Assert.Equal(CredentialState.Valid, CredentialOf(run.Unpaid).State);
    }

    [Fact]
    public void Published_list_says_of_each_old_credential_that_it_was_replaced_and_of_no_other()
    {
        Assert.All(run.Changes, c => Assert.Equal("invalid replaced", run.After.Verified[c.Credential]));
        Assert.Equal("valid ", run.After.Verified[run.Unpaid.Credential]);
    }

    [Fact]
    public void Verifier_goes_on_while_the_Service_is_dead_and_says_as_of_when() => Assert.All(run.Strikes.Where(s => s.Point.Phase != Phase.Settle), s =>
    {
        Assert.Equal("valid", s.WhileDead?.Result);
        Assert.NotNull(s.WhileDead?.AsOf);
    });

    /// <summary>Before Settle the clock jumps two hours. If the Service had not asked the CA again when it died, nobody can know.</summary>
    [Fact]
    public void Verifier_calls_nothing_invalid_because_the_Service_died() =>
        Assert.All(run.Strikes, s => Assert.True(s.WhileDead?.Result is "valid" or "unknown", $"{s}: {s.WhileDead}"));

    [Fact]
    public void Audit_trail_is_whole() => Assert.Null(run.After.Verdict.Fault);

    [Fact]
    public void Audit_trail_tells_each_act_once()
    {
        Assert.All(run.Changes, c => Assert.Single(run.After.Audit[("payment.captured", $"charge:{run.After.Applications[c.Application].ChargeId}")]));
        Assert.All(run.Changes, c => Assert.Equal(c.IsCorrected ? 2 : 1, run.After.Audit[("application.submitted", $"application:{c.Application}")].Count()));
        Assert.All(run.Changes, c => Assert.Equal(c.IsCorrected ? 1 : 0, run.After.Audit[("application.returned", $"application:{c.Application}")].Count()));
        Assert.All(run.Changes, c => Assert.Single(run.After.Audit[("application.completed", $"application:{c.Application}")]));
    }

    [Fact]
    public void Nothing_is_left_to_do() => Assert.Empty(run.After.Outbox);

    [Fact]
    public void Nobody_is_asked_about_an_attempt_any_more() =>
        Assert.All(run.After.Attempts, a => Assert.True(a.State is AttemptState.Captured or AttemptState.Abandoned or AttemptState.Cancelled, $"{a.State}"));

    private IssuedCredential CredentialOf(Change change) => run.After.Credentials.Single(c => c.Url == change.Credential);
}
