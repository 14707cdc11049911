package parley.messaging.application;

import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;

/// Takes what only the owner of a conversation can do to the owner. Each method keeps the promise of the in-port
/// that has its name.
interface Route {
    void send(SendMessage.Command command, SendMessage.Reply reply);

    RecordChange.Result record(RecordChange.Command command);

    FindSent.Result find(FindSent.Query query);
}
