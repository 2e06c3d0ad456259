using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Registers;

internal sealed class RegistersCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<RegistersFace>();
    }
}
