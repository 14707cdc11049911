/// Owns the live connection of a device.
///
/// Main path: [LiveConnection] opens a [Transport], says hello, hands each frame to the part that owns its
/// meaning, and comes back after every loss. [SendQueue] keeps unanswered sends in order. [Inbound] decides
/// which entries are new and finds gaps. [Dispatcher] calls the application's [EventHandler], one event at a
/// time, and confirms what it returned from. [Filler] pages what the server does not push.
///
/// Everything but the dispatcher's and the filler's own work runs under one lock and never blocks while it
/// holds it.
@NullMarked
package parley.client.live;

import org.jspecify.annotations.NullMarked;
