using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Akashi.Hosting;

/// <summary>
/// Services of the framework under their own types. It registers options and the like as open generics; a program that was compiled ahead of time has to
/// build each closed one while it starts, unless the compiler met it somewhere, and that took a third of the Verifier's start. Their content is the same.
/// </summary>
internal static class ForeseenServices
{
    /// <summary>Registers options that every start asks for.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="services">The program's services.</param>
    public static IServiceCollection Foresee<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        this IServiceCollection services)
        where T : class => services.AddSingleton<IOptions<T>>(s => new OptionsWrapper<T>(Made<T>(s)));

    /// <summary>Registers what makes the loggers: with every provider and filter, once, without watching for changes.</summary>
    /// <param name="services">The program's services.</param>
    public static IServiceCollection ForeseeLogs(this IServiceCollection services) => services.AddSingleton<ILoggerFactory>(
        s => new LoggerFactory(s.GetServices<ILoggerProvider>(), Made<LoggerFilterOptions>(s)));

    private static T Made<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceProvider services)
        where T : class => new OptionsFactory<T>(
            services.GetServices<IConfigureOptions<T>>(), services.GetServices<IPostConfigureOptions<T>>(), services.GetServices<IValidateOptions<T>>())
        .Create(Options.DefaultName);
}
