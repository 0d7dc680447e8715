//! `cargo xtask serve`: builds, serves the demo site, opens it.

use crate::build::{self, Places};
use crate::process::exists;
use crate::server::Site;
use anyhow::Result;
use std::process::{Command, Stdio};

/// Serves until it is stopped.
///
/// # Errors
/// Where the build fails or the port is taken.
pub fn command(port: u16, built: bool, open: bool) -> Result<()> {
    let places = Places::usual();
    if !built {
        build::all(&places)?;
    }
    let site = Site::start(vec![places.dist.join("site")], port)?;
    let workers = site.run();
    println!("\n{}   (Ctrl-C ends)", site.address());
    if open {
        show(&site.address());
    }
    for worker in workers {
        let _ = worker.join();
    }
    Ok(())
}

/// Opens a browser where there is a screen; the address has been printed for where there is none.
fn show(address: &str) {
    let screen = cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if screen && (opener != "xdg-open" || exists(opener)) {
        let _ = Command::new(opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    }
}
