-- How the lab logs in for the SQL box: a role that may only touch the table. Only the owner may read this, and every
-- lab on this database finds the same.
CREATE TABLE humeur_lab.sql_login (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  role text NOT NULL,
  password text NOT NULL
);
