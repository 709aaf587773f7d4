-- An order is also taken at a service vehicle, in the communities.
alter table ordering.service_order drop constraint service_order_channel_check;
alter table ordering.service_order add constraint service_order_channel_check
    check (channel in ('HALL', 'HOTLINE', 'ACCOUNT_MANAGER', 'VEHICLE'));
