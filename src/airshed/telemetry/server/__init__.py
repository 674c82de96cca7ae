"""The gateway: devices connect, what they send is made durable in the journal, and only then answered."""
