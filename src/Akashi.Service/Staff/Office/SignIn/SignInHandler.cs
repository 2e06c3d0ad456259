using System.Buffers.Text;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Akashi.Service.Staff.Office.SignIn;

/// <summary>Signs a member of staff in by a passkey.</summary>
internal sealed class SignInHandler(Commit commit, Ceremonies ceremonies, IUserPasskeyStore<StaffMember> passkeys)
{
    /// <returns>False where the answer does not hold; nothing says which part.</returns>
    public async Task<bool> SignInAsync(string credentialJson, HttpContext http, CancellationToken ct)
    {
        if (await ceremonies.EndSignInAsync(credentialJson, http, ct) is not var (member, passkey)) return false;
        await commit.RunAsync(async () =>
        {
            await passkeys.AddOrUpdatePasskeyAsync(member, passkey, ct);
            var details = new Dictionary<string, string> { ["passkey"] = Base64Url.EncodeToString(passkey.CredentialId) };
            await commit.RaiseAsync(new StaffAccessChanged(member.Id, "signed-in", details), ct);
        }, ct);
        await ceremonies.OpenSessionAsync(member, http, ct);
        return true;
    }
}
