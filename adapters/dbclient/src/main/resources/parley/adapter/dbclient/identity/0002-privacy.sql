-- Who sees whether the user is online (everyone, contacts, nobody), and whether others see what the user has read.
ALTER TABLE accounts ADD COLUMN presence TEXT NOT NULL DEFAULT 'contacts';
ALTER TABLE accounts ADD COLUMN read_receipts INTEGER NOT NULL DEFAULT 1;
