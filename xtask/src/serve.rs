//! `cargo xtask serve`: builds, serves the demo site, opens it. The server is `xtask/server.mjs`.

use crate::build::{self, Places};
use crate::process::{exists, program};
use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A running server; it ends with this program, however that ends.
pub struct Site {
    server: Child,
    /// The address of the first page.
    pub address: String,
}

impl Site {
    /// Serves the folders to this machine alone; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(folders: &[PathBuf], port: u16) -> Result<Self> {
        let mut command = program("node");
        command.arg("xtask/server.mjs").arg(port.to_string()).args(folders);
        // It ends with its input, which closes where this program ends.
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("node does not start")?;
        let mut address = String::new();
        BufReader::new(server.stdout.take().context("the server says nothing")?).read_line(&mut address)?;
        if address.is_empty() {
            bail!("the site cannot be served");
        }
        Ok(Self { server, address: address.trim().to_owned() })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}

/// Serves until it is stopped.
///
/// # Errors
/// Where the build fails or the port is taken.
pub fn command(port: u16, built: bool, open: bool) -> Result<()> {
    let places = Places::usual();
    if !built {
        build::all(&places)?;
    }
    let mut site = Site::start(&[places.dist.join("site")], port)?;
    println!("\n{}   (Ctrl-C ends)", site.address);
    if open {
        show(&site.address);
    }
    // Not `Child::wait`, which would close the input.
    while site.server.try_wait()?.is_none() {
        std::thread::sleep(std::time::Duration::from_millis(200));
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
