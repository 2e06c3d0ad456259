using System.Net;
using System.Security.Claims;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Security;

/// <summary>P3: every address has a policy that somebody approved.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class RoutesTests(World world, OneVictim one)
{
    /// <summary>Every address of the Service with who may use it. Whoever adds one writes it here after thinking about it.</summary>
    private const string Approved = """
        GET,POST /                                                        anybody
        GET      /accounts/ended                                          anybody
        GET,POST /accounts/join                                           holder
        GET,POST /accounts/remove/{id:guid}                               holder
        GET      /accounts/session                                        holder
        GET      /accounts/sign-in                                        holder-session
        POST     /accounts/sign-out                                       holder
        GET,POST /accounts/ways                                           holder
        GET,POST /applications/begin/{qualification}                      holder
        GET,POST /applications/change/{id:guid}                           holder
        GET      /applications/choose                                     holder
        GET      /applications/mine                                       holder
        GET,POST /applications/{id:guid}/answers/{part?}                  holder
        GET,POST /applications/{id:guid}/card                             holder
        GET,POST /applications/{id:guid}/check                            holder
        GET,POST /applications/{id:guid}/consent                          holder
        GET      /applications/{id:guid}/copy                             holder
        GET,POST /applications/{id:guid}/discard                          holder
        GET      /applications/{id:guid}/document                         holder
        GET,POST /applications/{id:guid}/facts                            holder
        GET      /applications/{id:guid}/files/{file:guid}                holder
        GET      /applications/{id:guid}/received                         holder
        GET      /applications/{id:guid}/sign                             holder
        GET      /applications/{id:guid}/signature                        holder
        GET,POST /applications/{id:guid}/state                            holder
        GET,POST /applications/{id:guid}/timeline                         holder
        GET,POST /applications/{id:guid}/withdraw                         holder
        POST     /card-requests/{tx}/claim                                anybody
        POST     /card-requests/{tx}/result                               anybody
        POST     /card-requests/{tx}/seen                                 anybody
        GET      /cards/agent                                             anybody
        GET      /cards/agent/files/{name}                                anybody
        GET,POST /cards/code/{tx}                                         holder-session
        GET,POST /cards/number                                            anybody
        GET      /cards/number/state                                      anybody
        GET      /cards/phone/return                                      anybody
        GET,POST /cards/phone/{token}                                     anybody
        GET      /cards/return                                            holder-session
        GET,POST /cards/wait/{tx}                                         holder-session
        GET      /cards/wait/{tx}/state                                   holder-session
        GET,POST /contacts/address                                        holder
        GET,POST /contacts/confirm                                        anybody
        GET,POST /contacts/notices                                        holder
        GET,POST /contacts/preferences                                    holder
        GET,POST /error/{code:int}                                        anybody
        GET      /health                                                  anybody
        GET      /health/live                                             anybody
        GET      /health/ready                                            anybody
        GET      /home                                                    holder
        GET      /home/accessibility                                      anybody
        GET      /home/certificates                                       holder
        GET,POST /home/export                                             holder
        GET      /home/me                                                 holder
        GET      /home/opened                                             holder
        GET      /home/privacy                                            anybody
        GET      /home/search                                             holder
        GET      /home/services                                           holder
        GET      /home/terms                                              anybody
        GET      /issuing/choose                                          holder
        GET      /issuing/screen/keeper.js                                anybody
        GET      /issuing/screen/{id:guid}                                holder
        GET      /issuing/screen/{id:guid}/copy                           holder
        GET,POST /issuing/{id:guid}/contents                              holder
        GET      /issuing/{id:guid}/pdf                                   holder
        GET,POST /issuing/{id:guid}/preview                               holder
        GET,POST /issuing/{id:guid}/qualification                         holder
        GET,POST /issuing/{id:guid}/show                                  holder
        GET,POST /issuing/{id:guid}/withdraw                              holder
        GET      /live                                                    anybody
        GET      /office                                                  staff
        GET      /office/decisions/queue                                  staff
        GET,POST /office/decisions/{id:guid}/return                       staff
        GET,POST /office/decisions/{id:guid}/review                       staff
        GET      /office/decisions/{id:guid}/review/files/{file:guid}     staff
        GET      /office/decisions/{id:guid}/round                        staff
        GET      /office/registers/search                                 staff
        GET,POST /office/registers/{id:guid}/open                         staff
        GET      /office/staff/ended                                      anybody
        GET,POST /office/staff/enrol                                      anybody
        GET      /office/staff/session                                    staff
        GET,POST /office/staff/sign-in                                    anybody
        POST     /office/staff/sign-out                                   staff
        POST     /payments/webhooks/stripe                                anybody
        GET      /payments/{id:guid}/check                                holder
        GET      /payments/{id:guid}/complete                             holder
        GET      /payments/{id:guid}/confirm                              holder
        GET      /payments/{id:guid}/method                               holder
        GET,POST /payments/{id:guid}/notices                              holder
        GET      /payments/{id:guid}/receipt                              holder
        GET      /payments/{id:guid}/return                               holder
        GET,POST /payments/{id:guid}/start                                holder
        GET      /registers/mine                                          holder
        GET,HEAD /robots.txt                                              anybody
        GET      /status                                                  anybody
        OPTIONS  /status                                                  anybody
        GET      /status/{id}                                             anybody
        OPTIONS  /status/{id}                                             anybody
        GET      /trust/certificates                                      anybody
        OPTIONS  /trust/certificates                                      anybody
        GET      /trust/list                                              anybody
        OPTIONS  /trust/list                                              anybody
        ANY      /{*path:nonfile}                                         anybody
        """;

    [Fact]
    public void Every_route_has_its_approved_policy()
    {
        string[] approved = Approved.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] found = [.. Route.All(world).Select(r => r.ToString())];
        var (added, gone) = (string.Join('\n', found.Except(approved)), string.Join('\n', approved.Except(found)));
        Assert.True(approved.SequenceEqual(found), $"New or changed:\n{added}\nGone:\n{gone}");
    }

    [Fact]
    public void No_route_relies_on_the_fallback() => Assert.DoesNotContain(Route.All(world), r => r.Policy is "(fallback)" or "(unnamed)");

    // Razor Pages would render the page without a handler having loaded it: broken, or showing what should be left out.
    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task Method_for_which_a_page_has_no_handler_is_refused(string method)
    {
        var victim = one.Victim;
        var clerk = await world.StaffSignedIn(Victim.Body);
        await victim.Holder.Browser.OpenAsync("/home");
        foreach (var route in Route.All(world).Where(r => r.Gets && r.Policy is "holder" or "staff" && !(method == "POST" && r.Posts)))
        {
            var browser = route.Policy == "staff" ? clerk.Browser : victim.Holder.Browser;
            var token = browser.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var address in victim.AddressesOf(route))
            {
                using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), address) { Content = content });
                Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {address} answers {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Post_without_the_name_of_its_handler_is_refused()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await clerk.Browser.PostAsync(Clerk.ReviewOf(application))).Status);
    }

    // An endpoint that declares nothing is open to nobody, signed in or not.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fallback_lets_nobody_through(bool signedIn)
    {
        var fallback = await world.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var subject = new Claim(SessionClaims.Subject, Guid.CreateVersion7(world.Now).ToString());
        var person = signedIn ? new ClaimsIdentity([subject], Surface.Holder) : new ClaimsIdentity();
        var decided = await world.InServiceAsync(s =>
            s.GetRequiredService<IAuthorizationService>().AuthorizeAsync(new ClaimsPrincipal(person), null, fallback!));
        Assert.False(decided.Succeeded);
    }
}
