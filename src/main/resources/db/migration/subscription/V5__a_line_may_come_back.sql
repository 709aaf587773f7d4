-- Who passed a line on may get it back later: then a cancelled subscription of theirs names the same service.
alter table subscription.subscription drop constraint subscription_customer_service_key;
create unique index subscription_of_service on subscription.subscription (customer, service) where state <> 'CANCELLED';
