using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every type that crosses the boundary is laid out by hand. Only the system's own library is loaded, never one that lies beside the program.
[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
