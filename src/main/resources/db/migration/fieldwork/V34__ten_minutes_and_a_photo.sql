-- A crew may go after ten minutes, two tries and a photo of the closed door; before that fifteen minutes and no photo.
alter table fieldwork.wait_rule add column photos int not null default 0 check (photos >= 0);
alter table fieldwork.wait_rule alter column photos drop default;
comment on table fieldwork.wait_rule is
    'reference: after how long a wait, how many contact attempts and how many photos of the door a crew may go';
insert into fieldwork.wait_rule (since, minutes, attempts, photos) values ('2026-07-01', 10, 2, 1);

create table fieldwork.door_photo (
    customer    bigint not null,
    visit       bigint not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    appointment int not null,
    at          timestamptz not null,
    primary key (customer, visit, sha256),
    foreign key (customer, visit, appointment) references fieldwork.appointment (customer, visit, number)
);
comment on table fieldwork.door_photo is 'customer: photos taken at a door nobody opened, by the hash of the picture';
create trigger only_added before update or delete on fieldwork.door_photo
    for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on fieldwork.door_photo
    for each statement execute function platform.refuse_change();
