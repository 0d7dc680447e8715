//! Makes a module smaller where the compiler and wasm-bindgen cannot: what a panic would say, and the names under which
//! the module imports its glue.

use anyhow::{Context, Result, bail};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, ImportKind, Module, ModuleConfig};

/// Parts of names of functions that only make the message of a panic, or serve asynchronous functions, of which the
/// engine has none. A panic traps in any case, and nobody would hear the message.
const NEEDLESS: [&str; 4] = ["panicking", "js_sys::futures", "convert::closures", "task_waker"];

/// How paths of the standard library and of crates begin.
const PATHS: [&str; 2] = ["/rustc/", "/cargo/"];

/// Reads a module, keeping the names of functions.
///
/// # Errors
/// Where the bytes are no module.
fn read(bytes: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(bytes).context("no WebAssembly module")
}

/// The module, and the glue that belongs to it, made smaller.
///
/// # Errors
/// Where the bytes are no module, or the glue does not export what the module imports.
pub fn pruned(bytes: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = read(bytes)?;
    without_panics(&mut module);
    without_paths(&mut module);
    let glue = with_short_imports(&mut module, glue)?;
    Ok((module.emit_wasm(), glue))
}

/// Puts a trap in the place of each needless function; wasm-opt then drops what nobody calls any more.
fn without_panics(module: &mut Module) {
    let needless: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
        .filter(|function| function.name.as_ref().is_some_and(|name| NEEDLESS.iter().any(|part| name.contains(part))))
        .map(walrus::Function::id)
        .collect();
    for id in needless {
        let kind = module.types.get(module.funcs.get(id).ty());
        let (takes, gives) = (kind.params().to_vec(), kind.results().to_vec());
        let arguments = takes.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &takes, &gives);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
}

/// Zeros in the place of the source paths that messages of panics would name.
fn without_paths(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in all {
        let value = &mut module.data.get_mut(id).value;
        for prefix in PATHS {
            while let Some(start) = value.windows(prefix.len()).position(|window| window == prefix.as_bytes()) {
                let path = &mut value[start..];
                let end = path.windows(3).position(|window| window == b".rs").map_or(prefix.len(), |end| end + 3);
                path[..end].fill(0);
            }
        }
    }
}

/// Imports named `$0`, `$1` and so on: the names that wasm-bindgen gives hold hashes, which no compression makes smaller.
fn with_short_imports(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    let functions = module.imports.iter_mut().filter(|import| matches!(import.kind, ImportKind::Function(_)));
    for (number, import) in functions.enumerate() {
        let short = format!("${number}");
        let (declared, wanted) = (format!("export function {}(", import.name), format!("export function {short}("));
        if glue.matches(&declared).count() != 1 {
            bail!(
                "the glue of this wasm-bindgen does not export {} as expected: adapt xtask/src/prune.rs",
                import.name
            );
        }
        glue = glue.replace(&declared, &wanted);
        import.name = short;
    }
    Ok(glue)
}
