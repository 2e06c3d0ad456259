using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Accounts;

internal sealed class AccountsCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
    }
}
